ALTER TABLE `missed` ADD `person_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `missed_person` ON `missed` (`person_id`);