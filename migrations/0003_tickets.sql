CREATE TABLE `ticket_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticket` integer NOT NULL,
	`what` text NOT NULL,
	`by` integer NOT NULL,
	`text` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_entries_ticket` ON `ticket_entries` (`ticket`);--> statement-breakpoint
CREATE TABLE `ticket_messages` (
	`outbox_id` integer PRIMARY KEY NOT NULL,
	`ticket` integer NOT NULL,
	`worker_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_messages_ticket` ON `ticket_messages` (`ticket`);--> statement-breakpoint
CREATE INDEX `ticket_messages_worker` ON `ticket_messages` (`worker_id`);--> statement-breakpoint
CREATE INDEX `ticket_messages_person` ON `ticket_messages` (`person_id`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` integer PRIMARY KEY NOT NULL,
	`worker_id` integer NOT NULL,
	`village` text NOT NULL,
	`topic` text NOT NULL,
	`words` text NOT NULL,
	`origin` text NOT NULL,
	`state` text NOT NULL,
	`mentor_id` integer,
	`opened_at` integer NOT NULL,
	`claimed_at` integer,
	`first_answer_at` integer,
	`worker_at` integer NOT NULL,
	`mentor_at` integer,
	`waiting_since` integer,
	`alerts` integer NOT NULL,
	`alerted_at` integer,
	`asked_at` integer,
	`closed_at` integer,
	`outcome` text,
	`closed_by` integer,
	`rating` integer,
	`rating_words` text NOT NULL,
	`reopened` integer NOT NULL,
	`visit` text,
	`asked` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tickets_open` ON `tickets` (`opened_at`) WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX `tickets_worker` ON `tickets` (`worker_id`);--> statement-breakpoint
CREATE INDEX `tickets_mentor` ON `tickets` (`mentor_id`);--> statement-breakpoint
CREATE INDEX `tickets_closed` ON `tickets` (`closed_at`) WHERE state = 'closed';