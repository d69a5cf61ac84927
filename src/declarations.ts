import type { ActDeclaration } from './engine/acts.ts';
import { MEETING_ACTS } from './announcements/acts.ts';
import { ANNOUNCEMENT_TEXTS, ANNOUNCEMENT_VALUES } from './announcements/texts.ts';
import type { Declarations } from './content/declarations.ts';
import { LINK_TEXTS, LINK_VALUES } from './people/texts.ts';
import { STAFF_TEXTS, STAFF_VALUES } from './staff/texts.ts';
import { PERSON_ACTS } from './turn/acts.ts';
import { TURN_TEXTS, TURN_VALUES } from './turn/texts.ts';

/** What the rooms of this program ask of content. A room that carries out an act or says a sentence is named here. */
export const DECLARATIONS: Declarations = {
  acts: new Map<string, ActDeclaration>([...PERSON_ACTS, ...MEETING_ACTS]),
  sentences: [
    { names: TURN_TEXTS, values: TURN_VALUES },
    { names: LINK_TEXTS, values: LINK_VALUES },
  ],
  staff: { names: STAFF_TEXTS, values: STAFF_VALUES },
  announcements: { names: ANNOUNCEMENT_TEXTS, values: ANNOUNCEMENT_VALUES },
};
