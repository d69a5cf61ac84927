DROP INDEX `outbox_owed`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `line` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_fresh` ON `outbox` (`channel`,`due_at`) WHERE status = 'waiting' and line = 0;--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`channel`,`unasked`,`due_at`) WHERE status = 'waiting' and line = 1;--> statement-breakpoint
CREATE INDEX `outbox_line` ON `outbox` (`channel`,`person_id`,`status`,`unasked`) WHERE status in ('waiting', 'sending') and line > 0;