package org.walletsuite.partnersync;

import org.walletsuite.platform.testing.AttackContract;

/** Nothing fills this service yet: it starts, is healthy, and pretends nothing. */
class PartnerSyncServiceTest extends AttackContract {}
