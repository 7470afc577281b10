package org.walletsuite.wallet.kyc;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.picture.Pictures;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.text.Line;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Submission of credentials for a level. */
@RestController
@RequestMapping(path = "/account/credentials", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
class CredentialController {

    private static final Pattern NIN = Pattern.compile("[A-Za-z0-9-]{5,30}");
    private static final String NO_NIN = "Must be 5 to 30 letters, digits or dashes.";
    private static final int LONGEST_LINE = 200;

    private final Submissions submissions;
    private final Idempotency idempotency;
    private final Pictures pictures;
    private final SecretBox box;

    CredentialController(Submissions submissions, Idempotency idempotency, Pictures pictures, SecretBox box) {
        this.submissions = submissions;
        this.idempotency = idempotency;
        this.pictures = pictures;
        this.box = box;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/level2")
    ResponseEntity<FirstAnswer<Submitted>> level2(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestParam(required = false) @Schema(requiredMode = REQUIRED) @Nullable String nin,
            @RequestParam(name = "nin_image", required = false) @Schema(requiredMode = REQUIRED) @Nullable
                    MultipartFile ninImage) {
        var fields = new Fields();
        var details = Map.of(
                "nin",
                fields.required(
                        "nin",
                        nin,
                        text -> Line.of(text, LONGEST_LINE)
                                .filter(line -> NIN.matcher(line).matches()),
                        NO_NIN));
        var images = List.of(pictures.read(fields, "nin_image", ninImage));
        fields.check();
        return submit(caller, key, new Credentials(2, details, images));
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/level3")
    ResponseEntity<FirstAnswer<Submitted>> level3(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestParam(name = "house_address_1", required = false) @Schema(requiredMode = REQUIRED) @Nullable
                    String houseAddress1,
            @RequestParam(name = "house_address_2", required = false) @Nullable String houseAddress2,
            @RequestParam(name = "nearest_bus_stop", required = false) @Nullable String nearestBusStop,
            @RequestParam(required = false) @Schema(requiredMode = REQUIRED) @Nullable String city,
            @RequestParam(required = false) @Schema(requiredMode = REQUIRED) @Nullable String state,
            @RequestParam(required = false) @Schema(requiredMode = REQUIRED) @Nullable String country,
            @RequestParam(name = "proof_of_address_image", required = false) @Schema(requiredMode = REQUIRED) @Nullable
                    MultipartFile proofOfAddress,
            @RequestParam(name = "face_verification_image", required = false) @Schema(requiredMode = REQUIRED) @Nullable
                    MultipartFile face) {
        var fields = new Fields();
        var details = new LinkedHashMap<String, String>();
        required(fields, details, "house_address_1", houseAddress1);
        optional(fields, details, "house_address_2", houseAddress2);
        optional(fields, details, "nearest_bus_stop", nearestBusStop);
        required(fields, details, "city", city);
        required(fields, details, "state", state);
        required(fields, details, "country", country);
        var images = List.of(
                pictures.read(fields, "proof_of_address_image", proofOfAddress),
                pictures.read(fields, "face_verification_image", face));
        fields.check();
        return submit(caller, key, new Credentials(3, details, images));
    }

    private ResponseEntity<FirstAnswer<Submitted>> submit(
            Principal.User caller, @Nullable String header, Credentials credentials) {
        return idempotency.once(
                IdempotencyKey.of("wallet", "kyc-level" + credentials.level(), caller.id(), header),
                credentials.fields(caller.id(), box),
                () -> Reply.created(Submitted.of(submissions.submit(caller.id(), credentials))));
    }

    private static void required(Fields fields, Map<String, String> details, String field, @Nullable String text) {
        details.put(field, fields.requiredLine(field, text, LONGEST_LINE));
    }

    private static void optional(Fields fields, Map<String, String> details, String field, @Nullable String text) {
        var checked = fields.optionalLine(field, text, LONGEST_LINE);
        if (checked != null) {
            details.put(field, checked);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Submitted(long id, String level, String status, Instant submittedAt) {

        static Submitted of(Submission submission) {
            return new Submitted(
                    submission.number(),
                    submission.shownLevel(),
                    submission.status().shown(),
                    submission.submittedAt().truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
