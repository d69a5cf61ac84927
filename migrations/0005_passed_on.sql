ALTER TABLE `ticket_messages` ADD `author` integer;--> statement-breakpoint
ALTER TABLE `ticket_messages` ADD `author_ref` text;