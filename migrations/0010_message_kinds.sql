-- A message says of what kind it is. What people fetch themselves was never edited there: those words were said anew.
UPDATE `outbox` SET `body` = CASE
  WHEN json_extract(`body`, '$.settles') IS NOT NULL THEN
    json_object('kind', 'settle', 'ref', json_extract(`body`, '$.settles.ref'), 'chosen', json_extract(`body`, '$.settles.chosen'))
  WHEN json_extract(`body`, '$.mark') IS NOT NULL THEN
    json_object('kind', 'mark', 'ref', json_extract(`body`, '$.mark.ref'))
  WHEN json_extract(`body`, '$.edits') IS NOT NULL AND `channel` NOT IN ('web', 'terminal') THEN
    json_set(json_remove(`body`, '$.edits'), '$.kind', 'edit', '$.outbox', json_extract(`body`, '$.edits.outbox'))
  WHEN json_extract(`body`, '$.attachment') IS NOT NULL THEN json_set(`body`, '$.kind', 'forward')
  ELSE json_set(json_remove(`body`, '$.edits'), '$.kind', 'say')
END WHERE json_extract(`body`, '$.kind') IS NULL;--> statement-breakpoint
-- Words still on their way were written on the channel that their author is on now: there the mark goes.
UPDATE `outbox` SET `body` = json_set(`body`, '$.about.channel',
  (SELECT `channel` FROM `people` WHERE `id` = json_extract(`outbox`.`body`, '$.about.from')))
WHERE `status` IN ('waiting', 'sending') AND json_extract(`body`, '$.about.ref') IS NOT NULL;
