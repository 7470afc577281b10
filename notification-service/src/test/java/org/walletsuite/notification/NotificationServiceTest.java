package org.walletsuite.notification;

import org.walletsuite.notification.testing.NotificationSurroundings;
import org.walletsuite.platform.testing.ServiceContract;

/** This service has no endpoints of its own yet: it starts and is healthy. */
@NotificationSurroundings
class NotificationServiceTest extends ServiceContract {}
