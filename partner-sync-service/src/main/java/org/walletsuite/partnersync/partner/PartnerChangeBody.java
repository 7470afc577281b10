package org.walletsuite.partnersync.partner;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.web.Patch;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The body of a change, not validated yet: absent fields stay, null clears.
 *
 * @param environment whose terms are changed; without it the status is the partner's, and the terms are those of the
 *     environment that the partner was made in
 */
@JsonNaming(SnakeCaseStrategy.class)
record PartnerChangeBody(
        @Nullable String environment,
        @Schema(types = "string") Patch<String> name,
        @Schema(types = "string") Patch<String> status,
        @Schema(types = "string") Patch<String> paymentModel,
        @Schema(types = "integer") Patch<Integer> rateLimitPerMinute,
        Patch<BigDecimal> creditLimit,
        Patch<String> webhookUrl,
        Patch<String> contactEmail) {

    /**
     * A change without faults; null stays.
     *
     * @param active the partner's status, or the environment's where one is named
     * @param setsWebhook whether the address for webhooks is set, be it to the one that it is
     */
    record Checked(
            @Nullable PartnerEnvironment environment,
            @Nullable String name,
            @Nullable Boolean active,
            Patch<String> contactEmail,
            Function<EnvironmentTerms, EnvironmentTerms> terms,
            boolean changesTerms,
            boolean setsWebhook) {}

    /** Throws an error that names every invalid field. */
    Checked checked(WebhookTargets targets) {
        var fields = new PartnerFields(targets);
        var reader = fields.reader();
        var model = mapped(reader.given("payment_model", paymentModel), fields::paymentModel);
        var limit = mapped(reader.given("rate_limit_per_minute", rateLimitPerMinute), fields::rateLimit);
        var credit = valued(creditLimit, fields::creditLimit);
        var webhook = valued(webhookUrl, fields::webhookUrl);
        var checked = new Checked(
                mapped(environment, fields::environment),
                mapped(reader.given("name", name), fields::name),
                mapped(reader.given("status", status), fields::status),
                valued(contactEmail, fields::contactEmail),
                before -> new EnvironmentTerms(
                        before.active(),
                        model == null ? before.paymentModel() : model,
                        limit == null ? before.rateLimitPerMinute() : limit,
                        credit.over(before.creditLimit()),
                        webhook.over(before.webhookUrl())),
                Stream.of(paymentModel, rateLimitPerMinute, creditLimit, webhookUrl)
                        .anyMatch(patch -> patch instanceof Patch.Sent<?>),
                webhookUrl instanceof Patch.Sent<?>);
        fields.check();
        return checked;
    }

    private static <A, B> @Nullable B mapped(@Nullable A value, Function<A, B> check) {
        return value == null ? null : check.apply(value);
    }

    private static <A, B> Patch<B> valued(Patch<A> patch, Function<@Nullable A, @Nullable B> check) {
        return switch (patch) {
            case Patch.Absent<A>() -> Patch.absent();
            case Patch.Sent<A>(var value) -> Patch.of(check.apply(value));
        };
    }
}
