-- Which of two jobs due together goes first stood in the spelling of their keys.
ALTER TABLE `jobs` ADD `rank` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `jobs` SET `rank` = CASE `payload` ->> 'name'
  WHEN 'announcement_invite' THEN 10
  WHEN 'announcement_changed' THEN 20
  WHEN 'announcement_cancelled' THEN 20
  WHEN 'announcement_feedback' THEN 30
  WHEN 'begin_offer' THEN 40
  WHEN 'kader_help' THEN 40
  WHEN 'kader_ticket' THEN 40
  WHEN 'reminders' THEN 50
  WHEN 'silence' THEN 60
  ELSE 0
END;
--> statement-breakpoint
UPDATE `jobs` SET `key` = 'announcement_invite' || substr(`key`, 13)
WHERE `payload` ->> 'name' = 'announcement_invite' AND `key` GLOB 'announcement *';
