-- Written and never read: whether a message arrived stands in the outbox.
ALTER TABLE `whatsapp_sent` DROP COLUMN `status`;
