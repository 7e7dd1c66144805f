// Small comforts. Every page works without this file; nothing here knows about money or rights.
import { followAnswers } from "./answers";
import { followComments } from "./comments";
import { followCopyButtons } from "./copy";
import { followLists } from "./lists";
import { followEmbeds } from "./embeds";
import { followFailures } from "./failures";
import { followPasskeys } from "./passkeys";
import { followPlace } from "./place";
import { followSearchBoxes } from "./search";
import { followShares } from "./share";
import { followTheme } from "./theme";
import { followWeights } from "./weight";
import { followTimeZone } from "./zone";

followTheme();
followFailures();
followWeights();
followCopyButtons();
followLists();
followPasskeys();
followTimeZone();
followSearchBoxes();
followEmbeds();
followShares();
followComments();
followAnswers();
followPlace();
