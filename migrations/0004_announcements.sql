CREATE TABLE `announced` (
	`announcement` text NOT NULL,
	`person_id` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`outbox_id` integer,
	`answer` text,
	`answered_at` integer,
	`came_at` integer,
	`came_how` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`announcement`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `announced_person` ON `announced` (`person_id`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`by_id` integer NOT NULL,
	`status` text NOT NULL,
	`starts_at` integer,
	`data` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `announcements_starts` ON `announcements` (`starts_at`);--> statement-breakpoint
CREATE TABLE `event_feedback` (
	`announcement` text NOT NULL,
	`person_id` integer NOT NULL,
	`useful` text NOT NULL,
	`clear` text NOT NULL,
	`next` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`announcement`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `event_feedback_person` ON `event_feedback` (`person_id`);--> statement-breakpoint
CREATE TABLE `kader_visits` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`by_id` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `kader_visits_person` ON `kader_visits` (`person_id`);