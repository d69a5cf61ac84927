DROP TABLE `handoffs`;--> statement-breakpoint
DROP TABLE `origins`;--> statement-breakpoint
ALTER TABLE `announcements` DROP COLUMN `data`;