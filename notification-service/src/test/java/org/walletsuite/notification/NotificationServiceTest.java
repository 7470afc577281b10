package org.walletsuite.notification;

import org.walletsuite.platform.testing.AttackContract;

/** Nothing fills this service yet: it starts, is healthy, and pretends nothing. */
class NotificationServiceTest extends AttackContract {}
