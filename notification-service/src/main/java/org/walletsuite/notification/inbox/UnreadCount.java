package org.walletsuite.notification.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many notifications a user has not read yet. */
record UnreadCount(@JsonProperty("unread_count") long unreadCount) {}
