CREATE TABLE `whatsapp_keys` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`value` blob NOT NULL,
	PRIMARY KEY(`kind`, `id`)
);
--> statement-breakpoint
CREATE TABLE `whatsapp_sent` (
	`outbox_id` integer NOT NULL,
	`part` integer NOT NULL,
	`id` text NOT NULL,
	`person_id` integer NOT NULL,
	`message` blob NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`outbox_id`, `part`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `whatsapp_sent_id_unique` ON `whatsapp_sent` (`id`);--> statement-breakpoint
CREATE INDEX `whatsapp_sent_person` ON `whatsapp_sent` (`person_id`);--> statement-breakpoint
CREATE INDEX `whatsapp_sent_at` ON `whatsapp_sent` (`at`);