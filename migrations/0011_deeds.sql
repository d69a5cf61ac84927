-- Deeds and jobs were strings such as `claim 12`; now they are a name and arguments. What is kept becomes a list of
-- arguments, in the order in which a deed declares them.
UPDATE `buttons` SET `action` = CASE instr(`action`, ' ')
  WHEN 0 THEN json_object('name', `action`, 'args', json_array())
  ELSE json_object('name', substr(`action`, 1, instr(`action`, ' ') - 1),
    'args', json('["' || replace(substr(`action`, instr(`action`, ' ') + 1), ' ', '","') || '"]')) END;
--> statement-breakpoint
UPDATE `jobs` SET `payload` = CASE
  WHEN json_extract(`payload`, '$.kind') = 'silence'
    THEN json_object('name', 'silence', 'args', json_array(json_extract(`payload`, '$.ask')))
  WHEN json_extract(`payload`, '$.kind') IS NOT NULL
    THEN json_object('name', json_extract(`payload`, '$.kind'), 'args', json_array())
  WHEN instr(json_extract(`payload`, '$.verb'), ' ') = 0
    THEN json_object('name', json_extract(`payload`, '$.verb'), 'args', json_array())
  ELSE json_object('name', substr(json_extract(`payload`, '$.verb'), 1, instr(json_extract(`payload`, '$.verb'), ' ') - 1),
    'args', json('["' || replace(substr(json_extract(`payload`, '$.verb'), instr(json_extract(`payload`, '$.verb'), ' ') + 1), ' ', '","') || '"]'))
  END WHERE json_extract(`payload`, '$.kind') IS NOT NULL OR json_extract(`payload`, '$.verb') IS NOT NULL;
--> statement-breakpoint
UPDATE `staff` SET `desk` = json_set(`desk`,
  '$.shown', json((SELECT json_group_array(json_object('n', json_extract(value, '$.n'), 'label', json_extract(value, '$.label'),
    'deed', json(CASE instr(json_extract(value, '$.action'), ' ')
      WHEN 0 THEN json_object('name', json_extract(value, '$.action'), 'args', json_array())
      ELSE json_object('name', substr(json_extract(value, '$.action'), 1, instr(json_extract(value, '$.action'), ' ') - 1),
        'args', json('["' || replace(substr(json_extract(value, '$.action'), instr(json_extract(value, '$.action'), ' ') + 1), ' ', '","') || '"]'))
      END))) FROM json_each(`desk`, '$.shown'))),
  '$.awaiting', json(CASE WHEN json_extract(`desk`, '$.awaiting') IS NULL THEN 'null'
    ELSE json_object('name', json_extract(`desk`, '$.awaiting.verb'), 'args', json(json_extract(`desk`, '$.awaiting.args'))) END));
--> statement-breakpoint
UPDATE `tickets` SET `asked` = CASE json_extract(`asked`, '$.awaiting.verb')
  WHEN 'in_lesson' THEN json_object('shown', json_array(), 'awaiting', json('null'), 'lesson', json_extract(`asked`, '$.awaiting.args[0]'))
  ELSE json_object(
    'shown', json((SELECT json_group_array(json_object('n', json_extract(value, '$.n'), 'label', json_extract(value, '$.label'),
      'deed', json(CASE instr(json_extract(value, '$.action'), ' ')
        WHEN 0 THEN json_object('name', json_extract(value, '$.action'), 'args', json_array())
        ELSE json_object('name', substr(json_extract(value, '$.action'), 1, instr(json_extract(value, '$.action'), ' ') - 1),
          'args', json('["' || replace(substr(json_extract(value, '$.action'), instr(json_extract(value, '$.action'), ' ') + 1), ' ', '","') || '"]'))
        END))) FROM json_each(`asked`, '$.shown'))),
    'awaiting', json(CASE WHEN json_extract(`asked`, '$.awaiting') IS NULL THEN 'null'
      ELSE json_object('name', json_extract(`asked`, '$.awaiting.verb'), 'args', json_array(`id`)) END))
  END WHERE `asked` IS NOT NULL;
