CREATE TABLE `buttons` (
	`token` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`action` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `buttons_person` ON `buttons` (`person_id`);--> statement-breakpoint
CREATE INDEX `buttons_expiry` ON `buttons` (`expires_at`);--> statement-breakpoint
CREATE TABLE `invites` (
	`hash` text PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`villages` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`villages` text NOT NULL,
	`on_duty` integer NOT NULL,
	`hours` text,
	`mode` text NOT NULL,
	`desk` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `people` ADD `staff` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `ticket` integer;