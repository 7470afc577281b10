package org.walletsuite.partnersync.sync;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.openapi.AdditionalResponses;

/** Systems tell of their users. What comes twice, late or in any order changes nothing for the worse. */
@RestController
@RequestMapping("/api/webhook")
class IncomingController {

    private final Incoming incoming;
    private final ReferenceRows references;
    private final CallMetrics metrics;
    private final Clock clock;

    IncomingController(Incoming incoming, ReferenceRows references, CallMetrics metrics, Clock clock) {
        this.incoming = incoming;
        this.references = references;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Parameter(in = ParameterIn.HEADER, name = ApiKeyCheck.HEADER, required = true, schema = @Schema(type = "string"))
    @AdditionalResponses(HttpStatus.UNAUTHORIZED)
    @PostMapping("/user-registered")
    SyncAnswer.Received userRegistered(HttpServletRequest request, @RequestBody TheirUser body) {
        var system = ApiKeyCheck.caller(request);
        var report = read(system, "user-registered", body);
        if (report.saysNothing()) {
            metrics.received(system, "user-registered", false);
            throw new ApiException(ErrorCode.VALIDATION_ERROR, "Either email or phone is required");
        }
        return take(system, "user-registered", report);
    }

    /** A user who was never told of is as good as a new one; without an address there is nobody to find. */
    @Parameter(in = ParameterIn.HEADER, name = ApiKeyCheck.HEADER, required = true, schema = @Schema(type = "string"))
    @AdditionalResponses({HttpStatus.UNAUTHORIZED, HttpStatus.NOT_FOUND})
    @PostMapping("/user-updated")
    SyncAnswer.Received userUpdated(HttpServletRequest request, @RequestBody TheirUser body) {
        var system = ApiKeyCheck.caller(request);
        var report = read(system, "user-updated", body);
        if (report.saysNothing()
                && references.find(system.id(), report.externalId()).isEmpty()) {
            metrics.received(system, "user-updated", false);
            throw new ApiException(
                    SyncFailure.USER_NOT_FOUND,
                    "No user found with external_id " + report.externalId() + " on " + system.code());
        }
        return take(system, "user-updated", report);
    }

    private UserReport read(OtherSystem system, String call, TheirUser body) {
        try {
            var now = clock.instant();
            var report = body.checked(now);
            if (body.isAhead(now)) {
                metrics.ahead(system);
            }
            return report;
        } catch (ApiException e) {
            metrics.received(system, call, false);
            throw e;
        }
    }

    private SyncAnswer.Received take(OtherSystem system, String call, UserReport report) {
        var user = incoming.receive(system, report);
        metrics.received(system, call, true);
        return SyncAnswer.Received.of(user);
    }
}
