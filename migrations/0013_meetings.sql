-- A meeting was also called an event, and an announcement "ann": the words of today, in what is kept as well. Workers are
-- offered deeds of their ticket alone, so `tickets` has nothing to rename.
ALTER TABLE `event_feedback` RENAME TO `meeting_feedback`;--> statement-breakpoint
DROP INDEX `event_feedback_person`;--> statement-breakpoint
CREATE INDEX `meeting_feedback_person` ON `meeting_feedback` (`person_id`);--> statement-breakpoint
UPDATE `buttons` SET `action` = json_set(`action`, '$.name', CASE
  WHEN `action` ->> 'name' GLOB 'event*' THEN 'meeting' || substr(`action` ->> 'name', 6)
  ELSE 'announcement' || substr(`action` ->> 'name', 4) END)
WHERE `action` ->> 'name' GLOB 'event*' OR `action` ->> 'name' GLOB 'ann_*';
--> statement-breakpoint
UPDATE `staff` SET `desk` = json_set(`desk`, '$.shown', json((
  SELECT json_group_array(json(json_set(value, '$.deed.name', CASE
    WHEN value ->> '$.deed.name' GLOB 'event*' THEN 'meeting' || substr(value ->> '$.deed.name', 6)
    WHEN value ->> '$.deed.name' GLOB 'ann_*' THEN 'announcement' || substr(value ->> '$.deed.name', 4)
    ELSE value ->> '$.deed.name' END))) FROM json_each(`desk`, '$.shown'))))
WHERE json_array_length(`desk`, '$.shown') > 0;
--> statement-breakpoint
UPDATE `staff` SET `desk` = json_set(`desk`, '$.awaiting.name', CASE
  WHEN `desk` ->> '$.awaiting.name' GLOB 'event*' THEN 'meeting' || substr(`desk` ->> '$.awaiting.name', 6)
  ELSE 'announcement' || substr(`desk` ->> '$.awaiting.name', 4) END)
WHERE `desk` ->> '$.awaiting.name' GLOB 'event*' OR `desk` ->> '$.awaiting.name' GLOB 'ann_*';
--> statement-breakpoint
UPDATE `jobs` SET `payload` = json_set(`payload`, '$.name', 'announcement_planned'), `key` = 'announcement_planned' || substr(`key`, 9)
WHERE `payload` ->> 'name' = 'announce_send';
