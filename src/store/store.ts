/**
 * The store: the sum of its ports. Verbs take and return plain data, and each of them answers later; writers are
 * transactions of their own. SQLite stands behind it; whatever passes the tests of tests/store/contract may, too.
 */
import type { AnnouncementVerbs } from './announcements.ts';
import type { ContentVerbs } from './content.ts';
import type { EvaluationVerbs } from './evaluation.ts';
import type { JobVerbs } from './jobs.ts';
import type { OutboxVerbs } from './outbox.ts';
import type { PeopleVerbs } from './people.ts';
import type { SettingVerbs } from './settings.ts';
import type { StaffVerbs } from './staff.ts';
import type { TicketVerbs } from './tickets.ts';
import type { TurnVerbs } from './turns.ts';
import type { UpkeepVerbs } from './upkeep.ts';
import type { WhatsAppVerbs } from './whatsapp.ts';

export interface Store
  extends
    TurnVerbs,
    PeopleVerbs,
    OutboxVerbs,
    JobVerbs,
    ContentVerbs,
    StaffVerbs,
    TicketVerbs,
    AnnouncementVerbs,
    EvaluationVerbs,
    WhatsAppVerbs,
    SettingVerbs,
    UpkeepVerbs {}
