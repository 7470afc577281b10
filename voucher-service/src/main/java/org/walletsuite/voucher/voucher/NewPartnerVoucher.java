package org.walletsuite.voucher.voucher;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.normalisation.EmailAddress;
import org.walletsuite.platform.normalisation.PhoneNumber;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.user.NewCustomer;
import org.walletsuite.platform.web.Fields;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A voucher for a partner's customer, as it was asked for.
 *
 * @param amount in rand
 * @param expiryDays 365 where nothing is said
 */
@JsonNaming(SnakeCaseStrategy.class)
record NewPartnerVoucher(
        @Schema(requiredMode = REQUIRED, description = "From 5.00 to 4000.00.") @Nullable
        BigDecimal amount,

        @Schema(requiredMode = REQUIRED, allowableValues = "ZAR") @Nullable
        String currency,

        @Schema(requiredMode = REQUIRED) @Nullable IssuedTo customer,
        @Schema(requiredMode = REQUIRED) @Nullable IssueMetadata metadata,

        @Schema(description = "From 1 to 730; 365 unless given.") @Nullable
        Integer expiryDays) {

    private static final Pattern MSISDN = Pattern.compile("27[0-9]{9}");
    private static final int LONGEST = 255;

    /** What would end or change a path that names the reference, however it is escaped. */
    private static final Pattern NOT_IN_PATHS = Pattern.compile("[/\\\\;%]");

    /** Whom a voucher is for. */
    record IssuedTo(
            @Schema(requiredMode = REQUIRED, pattern = "^27[0-9]{9}$") @Nullable
            String msisdn,

            @Nullable String name,
            @Nullable String email) {

        @Override
        public String toString() {
            return "IssuedTo[]";
        }
    }

    /** What a partner keeps with a voucher. */
    @JsonNaming(SnakeCaseStrategy.class)
    record IssueMetadata(
            @Schema(
                    requiredMode = REQUIRED,
                    description = "1 to 255 visible characters, spaces only between them; none of / \\ ; %, "
                            + "and not only one or two dots.")
            @Nullable
            String partnerReference,

            @Nullable String description,
            @Nullable String merchantId) {}

    /**
     * What is to be issued, once nothing is wrong with it.
     *
     * @param amount in cents
     */
    record Checked(
            long amount,
            int days,
            NewCustomer customer,
            String reference,
            @Nullable String description,
            @Nullable String merchantId) {

        /** What makes two of them the same, however they are written. */
        Map<String, Object> fields() {
            var fields = new HashMap<String, Object>();
            fields.put("amount", amount);
            fields.put("expiry_days", days);
            fields.put("msisdn", customer.msisdn());
            fields.put("name", customer.name());
            fields.put("email", customer.email());
            fields.put("partner_reference", reference);
            fields.put("description", description);
            fields.put("merchant_id", merchantId);
            return fields;
        }

        @Override
        public String toString() {
            return "Checked[]";
        }
    }

    /** Throws an error that names every field that is wrong. */
    Checked checked() {
        var fields = new Fields();
        var cents = VoucherAmount.issued(amount, complaint -> fields.complain("amount", complaint));
        var days = NewVoucher.days(expiryDays, complaint -> fields.complain("expiry_days", complaint));
        fields.required(
                "currency",
                currency,
                text -> Optional.of(text).filter(VoucherAccounts.CURRENCY::equals),
                Fields.noChoice(currency));
        var to = customer(fields);
        var about = metadata;
        if (about == null) {
            fields.complain("metadata", Fields.REQUIRED);
            about = new IssueMetadata("", null, null);
        }
        var reference = metadata == null
                ? ""
                : fields.required(
                        "metadata.partner_reference",
                        about.partnerReference(),
                        NewPartnerVoucher::reference,
                        "Must be 1 to 255 visible characters, without spaces around, and none of / \\ ; %.");
        var description = fields.optionalLine("metadata.description", about.description(), LONGEST);
        var merchant = fields.optionalLine("metadata.merchant_id", about.merchantId(), LONGEST);
        fields.check();
        return new Checked(cents, days, to, reference, description, merchant);
    }

    private NewCustomer customer(Fields fields) {
        if (customer == null) {
            fields.complain("customer", Fields.REQUIRED);
            return new NewCustomer("", null, null);
        }
        var msisdn = fields.required(
                "customer.msisdn",
                customer.msisdn(),
                text -> Optional.of(text).filter(NewPartnerVoucher::isMsisdn),
                "Must be a South African number: 27 and 9 digits.");
        var name = fields.optionalLine("customer.name", customer.name(), LONGEST);
        var email =
                fields.optional("customer.email", customer.email(), EmailAddress::canonical, EmailAddress.COMPLAINT);
        return new NewCustomer(msisdn, name, email);
    }

    private static boolean isMsisdn(String text) {
        return MSISDN.matcher(text).matches()
                && PhoneNumber.canonical("+" + text).isPresent();
    }

    /** As it was sent, letter by letter: one that would be tidied up is refused, because it is asked for as it is. */
    private static Optional<String> reference(String text) {
        return Line.of(text, LONGEST)
                .filter(text::equals)
                .filter(line -> !NOT_IN_PATHS.matcher(line).find() && !line.equals(".") && !line.equals(".."));
    }
}
