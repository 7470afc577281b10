package org.walletsuite.runner;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a line says of a webhook. A voucher's code is money, so no more of it is shown than its owner needs to recognize it.
 *
 * @param code its last four digits
 */
record ReceivedWebhook(String event, String code, String amount) {

    private static final ReceivedWebhook UNREADABLE = new ReceivedWebhook("unreadable", "", "");
    private static final int LONGEST = 30;
    private static final int SHOWN_DIGITS = 4;

    /** Amounts keep their decimals. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static ReceivedWebhook of(byte[] body) {
        try {
            var json = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            var event = printable(json.path("event"));
            var data = json.path("data");
            return event.isEmpty()
                    ? UNREADABLE
                    : new ReceivedWebhook(event, end(data.path("voucher_code")), amount(data.path("amount")));
        } catch (JacksonException e) {
            return UNREADABLE;
        }
    }

    private static String end(JsonNode code) {
        var text = printable(code);
        return text.length() <= SHOWN_DIGITS ? "" : "..." + text.substring(text.length() - SHOWN_DIGITS);
    }

    /** Not in plain digits: those of {@code 1e999999999} have no room anywhere. */
    private static String amount(JsonNode amount) {
        return amount.isNumber() ? shortened(amount.decimalValue().toString()) : "";
    }

    /** Nobody who sends something writes a line of his own, or to the terminal. */
    private static String printable(JsonNode text) {
        return shortened(text.asString("").replaceAll("[^!-~]", "?"));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-17s  %7s  %9s", event, code, amount);
    }
}
