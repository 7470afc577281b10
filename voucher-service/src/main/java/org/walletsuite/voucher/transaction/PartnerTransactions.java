package org.walletsuite.voucher.transaction;

import static org.walletsuite.platform.database.Timestamps.at;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Types;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.ErrorResponses;

/**
 * Records each call of a partner and what came of it, in one statement after it was answered. The voucher of an issue is
 * looked up by its reference, which is free again where it was rejected.
 */
@Component
class PartnerTransactions implements HandlerInterceptor, WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerTransactions.class);

    private final JdbcClient db;
    private final MeterRegistry meters;
    private final Clock clock;

    PartnerTransactions(JdbcClient db, MeterRegistry meters, Clock clock) {
        this.db = db;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/partner/vouchers/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        PartnerCall.of(request);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (handler instanceof HandlerMethod endpoint
                && authentication != null
                && authentication.getPrincipal() instanceof Principal.Partner partner) {
            record(partner, operation(endpoint), PartnerCall.of(request), request, response.getStatus());
        }
    }

    private void record(
            Principal.Partner partner, String operation, PartnerCall call, HttpServletRequest request, int status) {
        var nanos = System.nanoTime() - call.begunNanos;
        meters.timer(
                        "partner.calls",
                        "partner",
                        partner.id(),
                        "environment",
                        partner.environment().code(),
                        "operation",
                        operation,
                        "status",
                        Integer.toString(status))
                .record(nanos, TimeUnit.NANOSECONDS);
        try {
            insert(partner, operation, call, ErrorResponses.codeOf(request), status, nanos);
        } catch (DataAccessException e) {
            LOG.warn("A partner's call is not on record: {}", e.toString()); // It was answered all the same.
        }
    }

    private void insert(
            Principal.Partner partner,
            String operation,
            PartnerCall call,
            @Nullable String errorCode,
            int status,
            long nanos) {
        db.sql("""
                        insert into partner_transactions (partner_id, environment, operation, voucher_id,
                            partner_reference, amount, status, error_code, duration_micros, created_at)
                        values (:partner, :environment, :operation, coalesce(:voucher::uuid, (select voucher_id
                            from voucher_reference where partner_id = :partner and environment = :environment
                            and reference = :reference and :status < 300)), :reference, :amount, :status, :error, :micros,
                            :now)""")
                .param("partner", partner.id())
                .param("environment", partner.environment().name())
                .param("operation", operation)
                .param("voucher", call.voucher, Types.OTHER)
                .param("reference", call.reference, Types.VARCHAR)
                .param("amount", call.amount, Types.BIGINT)
                .param("status", status)
                .param("error", errorCode, Types.VARCHAR)
                .param("micros", TimeUnit.NANOSECONDS.toMicros(nanos))
                .param("now", at(clock.instant()))
                .update();
    }

    /** The endpoint's method names what it does. */
    private static String operation(HandlerMethod endpoint) {
        return switch (endpoint.getMethod().getName()) {
            case "issue" -> "issue";
            case "cancel" -> "cancel";
            default -> "query";
        };
    }
}
