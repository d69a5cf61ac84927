CREATE TABLE `addresses` (
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`channel`, `address`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `addresses_person` ON `addresses` (`person_id`);--> statement-breakpoint
CREATE TABLE `attempt_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`attempt` integer NOT NULL,
	`item` text NOT NULL,
	`choice` integer NOT NULL,
	`right` integer,
	`score` real NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempt_answers_person` ON `attempt_answers` (`person_id`,`attempt`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`person_id` integer NOT NULL,
	`attempt` integer NOT NULL,
	`quiz` text NOT NULL,
	`quiz_version` text NOT NULL,
	`phase` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`right` integer,
	`total` integer,
	PRIMARY KEY(`person_id`, `attempt`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`answer` text NOT NULL,
	`notice` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consents_person` ON `consents` (`person_id`);--> statement-breakpoint
CREATE TABLE `dialogues` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`flow` text NOT NULL,
	`version` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dialogues_person` ON `dialogues` (`person_id`);--> statement-breakpoint
CREATE TABLE `flow_versions` (
	`flow` text NOT NULL,
	`version` text NOT NULL,
	`source` text NOT NULL,
	`first_seen` integer NOT NULL,
	PRIMARY KEY(`flow`, `version`)
);
--> statement-breakpoint
CREATE TABLE `handoffs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`topic` text NOT NULL,
	`flow` text NOT NULL,
	`step` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handoffs_person` ON `handoffs` (`person_id`);--> statement-breakpoint
CREATE TABLE `inbound` (
	`id` integer PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`external_id` text NOT NULL,
	`person_id` integer,
	`kind` text NOT NULL,
	`text` text,
	`at` integer NOT NULL,
	`prev` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbound_key` ON `inbound` (`channel`,`external_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`person_id` integer NOT NULL,
	`key` text NOT NULL,
	`due_at` integer NOT NULL,
	`payload` text NOT NULL,
	PRIMARY KEY(`person_id`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`due_at`);--> statement-breakpoint
CREATE TABLE `missed` (
	`id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `origins` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`code` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `origins_person` ON `origins` (`person_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`seq` integer NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`uncertain` integer NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer NOT NULL,
	`forget` integer NOT NULL,
	`ref` text,
	`error` text,
	`at` integer NOT NULL,
	`prev` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_owed` ON `outbox` (`channel`,`id`) WHERE status in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_forget` ON `outbox` (`address`) WHERE forget = 1;--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`consent` text NOT NULL,
	`reminders` integer NOT NULL,
	`stopped` integer NOT NULL,
	`blocked` integer NOT NULL,
	`stage` text NOT NULL,
	`lang` text NOT NULL,
	`zone` text NOT NULL,
	`low_data` integer NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	`session` text NOT NULL,
	`version` integer NOT NULL,
	`seq` integer NOT NULL,
	`last_inbound` integer NOT NULL,
	`last_outbox` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `profile` (
	`person_id` integer NOT NULL,
	`name` text NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `name`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`rule` text NOT NULL,
	`due_at` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reminders_person` ON `reminders` (`person_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stages` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`stage` text NOT NULL,
	`cause` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stages_person` ON `stages` (`person_id`);