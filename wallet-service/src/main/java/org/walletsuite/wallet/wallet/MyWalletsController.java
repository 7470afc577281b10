package org.walletsuite.wallet.wallet;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.security.Principal;

/** The caller's own wallets. */
@RestController
@RequestMapping("/api/v1/me/wallets")
class MyWalletsController {

    private final Wallets wallets;
    private final QrCodes qrCodes;

    MyWalletsController(Wallets wallets, QrCodes qrCodes) {
        this.wallets = wallets;
        this.qrCodes = qrCodes;
    }

    @GetMapping
    Data<List<WalletView>> list(@AuthenticationPrincipal Principal.User caller) {
        return new Data<>(wallets.mine(caller.id()));
    }

    @GetMapping("/{festivalId}")
    Data<WalletView> getOrCreate(@AuthenticationPrincipal Principal.User caller, @PathVariable UUID festivalId) {
        return new Data<>(wallets.getOrCreate(caller.id(), festivalId).wallet());
    }

    @AdditionalResponses(HttpStatus.CREATED)
    @PostMapping("/{festivalId}")
    ResponseEntity<Data<WalletView>> create(
            @AuthenticationPrincipal Principal.User caller, @PathVariable UUID festivalId) {
        var got = wallets.getOrCreate(caller.id(), festivalId);
        return ResponseEntity.status(got.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Data<>(got.wallet()));
    }

    @GetMapping("/{festivalId}/qr")
    ResponseEntity<Data<QrCodes.Drawn>> qr(
            @AuthenticationPrincipal Principal.User caller, @PathVariable UUID festivalId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Data<>(qrCodes.draw(caller.id(), festivalId)));
    }

    /**
     * The code as a square image of this width. The Accept header is ignored: the response is PNG, or an error in JSON.
     */
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_PNG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/{festivalId}/qr.png")
    ResponseEntity<byte[]> qrPicture(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable UUID festivalId,
            @RequestParam(defaultValue = "512") int size) {
        if (size < 1) {
            throw ApiException.invalid("size", "Must be at least 1.");
        }
        var code = qrCodes.draw(caller.id(), festivalId).qrCode();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .body(QrPicture.png(code, size));
    }
}
