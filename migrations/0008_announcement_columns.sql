ALTER TABLE `announcements` ADD `by_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `announcements` ADD `what` text;--> statement-breakpoint
ALTER TABLE `announcements` ADD `zone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `announcements` ADD `place` text;--> statement-breakpoint
ALTER TABLE `announcements` ADD `location` text;--> statement-breakpoint
ALTER TABLE `announcements` ADD `villages` text;--> statement-breakpoint
ALTER TABLE `announcements` ADD `audience` text;--> statement-breakpoint
ALTER TABLE `announcements` ADD `seats` integer;--> statement-breakpoint
ALTER TABLE `announcements` ADD `send_at` integer;--> statement-breakpoint
ALTER TABLE `announcements` ADD `code` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `announcements` ADD `guests` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `announcements` ADD `created_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `announcements` SET
  `by_name` = coalesce(`data` ->> '$.byName', ''),
  `what` = `data` ->> '$.what',
  `zone` = coalesce(`data` ->> '$.zone', ''),
  `place` = `data` ->> '$.place',
  `location` = nullif(`data` -> '$.location', 'null'),
  `villages` = nullif(`data` -> '$.villages', 'null'),
  `audience` = nullif(`data` -> '$.audience', 'null'),
  `seats` = `data` ->> '$.seats',
  `send_at` = `data` ->> '$.sendAt',
  `code` = coalesce(`data` ->> '$.code', ''),
  `guests` = coalesce(`data` ->> '$.guests', 0),
  `created_at` = coalesce(`data` ->> '$.createdAt', 0);
--> statement-breakpoint
-- A used invitation only has to be known as used; whom it named stands in `staff`.
UPDATE `invites` SET `name` = '' WHERE `used_at` IS NOT NULL;
