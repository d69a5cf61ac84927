CREATE TABLE `courses` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`begun_at` integer NOT NULL,
	`done_at` integer,
	`right` integer,
	`total` integer
);
