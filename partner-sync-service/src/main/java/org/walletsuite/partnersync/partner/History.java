package org.walletsuite.partnersync.partner;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.Rand;

/** How the history puts what was set. */
final class History {

    private History() {}

    static String of(EnvironmentTerms terms) {
        return "status %s, payment_model %s, rate_limit_per_minute %s, credit_limit %s, webhook_url %s"
                .formatted(
                        PartnerView.status(terms.active()),
                        terms.paymentModel().code(),
                        terms.rateLimitPerMinute(),
                        terms.creditLimit() == null
                                ? "none"
                                : Rand.of(terms.creditLimit()).toPlainString(),
                        terms.webhookUrl() == null ? "none" : "set"); // Its query may hold a secret.
    }

    static String of(Partner partner) {
        return "name %s, status %s, contact_email %s"
                .formatted(partner.name(), PartnerView.status(partner.active()), orNone(partner.contactEmail()));
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "none" : text;
    }
}
