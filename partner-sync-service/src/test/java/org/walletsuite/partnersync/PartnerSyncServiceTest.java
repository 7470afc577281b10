package org.walletsuite.partnersync;

import org.walletsuite.platform.testing.ServiceContract;

/** This service has no endpoints of its own yet: it starts and is healthy. */
class PartnerSyncServiceTest extends ServiceContract {}
