package org.walletsuite.partnersync;

import org.walletsuite.platform.testing.ServiceContract;

/** Nothing fills this service yet: it starts, is healthy, and pretends nothing. */
class PartnerSyncServiceTest extends ServiceContract {}
