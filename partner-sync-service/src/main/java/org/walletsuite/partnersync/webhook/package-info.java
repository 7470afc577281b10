/**
 * Events of vouchers on their way to the partners who issued them. Read {@link
 * org.walletsuite.partnersync.webhook.WebhookWorkflow} first.
 */
@NullMarked
package org.walletsuite.partnersync.webhook;

import org.jspecify.annotations.NullMarked;
