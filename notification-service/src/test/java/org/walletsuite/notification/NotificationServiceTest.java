package org.walletsuite.notification;

import org.walletsuite.notification.testing.NotificationSurroundings;
import org.walletsuite.platform.testing.ServiceContract;

@NotificationSurroundings
class NotificationServiceTest extends ServiceContract {}
