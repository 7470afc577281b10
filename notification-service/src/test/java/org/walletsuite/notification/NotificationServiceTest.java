package org.walletsuite.notification;

import org.walletsuite.platform.testing.ServiceContract;

/** This service has no endpoints of its own yet: it starts and is healthy. */
class NotificationServiceTest extends ServiceContract {}
