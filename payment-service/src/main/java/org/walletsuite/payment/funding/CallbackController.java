package org.walletsuite.payment.funding;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.web.BodyReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Funding providers report what became of top-ups. They sign the bytes of what they send, so these are what is read. */
@RestController
class CallbackController {

    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private final CallbackSignature signature;
    private final Callbacks callbacks;
    private final JsonMapper json;
    private final BodyReader bodies;
    private final Clock clock;

    CallbackController(
            CallbackSignature signature, Callbacks callbacks, JsonMapper json, Validator validator, Clock clock) {
        this.signature = signature;
        this.callbacks = callbacks;
        this.json = json;
        this.bodies = new BodyReader(json, validator);
        this.clock = clock;
    }

    @AdditionalResponses({HttpStatus.UNAUTHORIZED, HttpStatus.CONFLICT})
    @PostMapping(path = "/api/v1/wallet/topup/callbacks/{provider}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Envelope<Void> topUpCallback(
            @PathVariable String provider,
            @RequestHeader(name = "X-Timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "X-Signature", required = false) @Nullable String signed,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = FundingCallback.class)))
                    @RequestBody(required = false)
                    byte @Nullable [] body) {
        var sent = body == null ? new byte[0] : body;
        signature.check(timestamp, signed, sent);
        if (!PROVIDER.matcher(provider).matches()) {
            throw ApiException.invalid("provider", "Must be a short name in small letters.");
        }
        callbacks.receive(read(sent).checked(provider, clock.instant()));
        return Envelope.ok("Callback received", null, clock.instant());
    }

    private FundingCallback read(byte[] body) {
        var said = parse(body);
        if (!said.isObject()) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "The body must be a JSON object.");
        }
        return bodies.read(said, FundingCallback.class);
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "The body is not valid JSON.", e);
        }
    }
}
