-- An invitation that was blocked was stored as failed, with what the channel said: Telegram's 403, or words with "block".
UPDATE `outbox` SET `status` = 'blocked'
WHERE `status` = 'failed' AND ((`channel` = 'telegram' AND `error` = '403') OR `error` LIKE '%block%');
