package org.walletsuite.voucher.transaction;

import static org.walletsuite.platform.database.Timestamps.at;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Types;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.walletsuite.platform.partnercall.PartnerOperation;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.ErrorResponses;
import org.walletsuite.platform.web.IdempotencyKey;

/**
 * Records each call of a partner and what came of it, in one statement after it was answered. What moved money is on record
 * already, see {@link PartnerOutcomes}: the call that did it is added to that row, and every other success is a replay.
 */
@Component
class PartnerTransactions implements HandlerInterceptor, WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerTransactions.class);

    private final JdbcClient db;
    private final Clock clock;

    PartnerTransactions(JdbcClient db, Clock clock) {
        this.db = db;
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
            Optional.ofNullable(endpoint.getMethodAnnotation(PartnerOperation.class))
                    .flatMap(operation -> TransactionType.of(operation.value()))
                    .ifPresent(type -> record(partner, type, request, response));
        }
    }

    private void record(
            Principal.Partner partner, TransactionType type, HttpServletRequest request, HttpServletResponse response) {
        var call = PartnerCall.of(request);
        var micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - call.begunNanos);
        try {
            insert(
                    partner,
                    type,
                    call,
                    isFirst(type, call, response),
                    ErrorResponses.codeOf(request),
                    response.getStatus(),
                    micros);
        } catch (DataAccessException e) {
            LOG.warn("A partner's call is not on record: {}", e.toString()); // It was answered all the same.
        }
    }

    /** The voucher of an issue is found by its reference, which is free again where it was rejected. */
    private void insert(
            Principal.Partner partner,
            TransactionType type,
            PartnerCall call,
            boolean isFirst,
            @Nullable String errorCode,
            int status,
            long micros) {
        db.sql("""
                        with subject as (
                            select coalesce(:voucher::uuid, (select voucher_id from voucher_reference
                                where partner_id = :partner and environment = :environment and reference = :reference
                                and :status < 300)) as voucher),
                        moved as (
                            update partner_transactions set status = :status, duration_micros = :micros from subject
                            where :first and voucher_id = voucher and operation = :operation
                                and outcome = 'SUCCEEDED' and operation <> 'query' and status is null
                            returning id)
                        insert into partner_transactions (partner_id, environment, operation, voucher_id,
                            partner_reference, amount, outcome, status, error_code, duration_micros, created_at)
                        select :partner, :environment, :operation, voucher, :reference, :amount, :outcome, :status, :error,
                            :micros, :now
                        from subject where not exists (select from moved)""")
                .param("partner", partner.id())
                .param("environment", partner.environment().name())
                .param("operation", type.code())
                .param("first", isFirst)
                .param("voucher", call.voucher, Types.OTHER)
                .param("reference", call.reference, Types.VARCHAR)
                .param("amount", call.amount, Types.BIGINT)
                .param("outcome", outcome(type, status).name())
                .param("status", status)
                .param("error", errorCode, Types.VARCHAR)
                .param("micros", micros)
                .param("now", at(clock.instant()))
                .update();
    }

    /** Whether its answer is the one to what was moved, and no replay. */
    private static boolean isFirst(TransactionType type, PartnerCall call, HttpServletResponse response) {
        var status = response.getStatus();
        return response.getHeader(IdempotencyKey.REPLAYED) == null
                && switch (type) {
                    case ISSUE -> status == HttpStatus.CREATED.value();
                    case CANCEL -> status == HttpStatus.OK.value() && !call.repeats;
                    case QUERY -> false;
                };
    }

    private static TransactionStatus outcome(TransactionType type, int status) {
        if (status >= HttpStatus.MULTIPLE_CHOICES.value()) {
            return TransactionStatus.FAILED;
        }
        return switch (type) {
            case QUERY -> TransactionStatus.SUCCEEDED;
            case ISSUE, CANCEL -> TransactionStatus.REPLAYED;
        };
    }
}
