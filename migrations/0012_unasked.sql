-- Whether somebody asked for a message was read out of its body.
ALTER TABLE `outbox` ADD `unasked` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `outbox` SET `unasked` = 1 WHERE json_extract(`body`, '$.unasked') = 1;
