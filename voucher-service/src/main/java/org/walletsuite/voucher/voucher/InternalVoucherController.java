package org.walletsuite.voucher.voucher;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.partner.VoucherCodeApi;
import org.walletsuite.platform.security.Principal;

/** Codes for the partners who issued them, whom partner-sync-service informs. */
@RestController
class InternalVoucherController implements VoucherCodeApi {

    private final VoucherRows rows;
    private final VoucherCodes codes;

    InternalVoucherController(VoucherRows rows, VoucherCodes codes) {
        this.rows = rows;
        this.codes = codes;
    }

    @Override
    public Optional<VoucherCode> code(UUID id) {
        return Optional.of(rows.find(id)
                .filter(voucher -> isForPartners() && voucher.partner() != null)
                .map(voucher -> new VoucherCode(codes.open(id, voucher.code().sealed())))
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND)));
    }

    private static boolean isForPartners() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && new Principal.Service(CALLER).equals(authentication.getPrincipal());
    }
}
