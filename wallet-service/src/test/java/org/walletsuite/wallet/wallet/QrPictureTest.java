package org.walletsuite.wallet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class QrPictureTest extends WalletServiceFixture {

    private static final HttpClient CAMERA = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"", "?size=1", "?size=256", "?size=1000", "/"})
    void isReadByAScannerAndStandsForItsWallet(String query) throws Exception {
        var guest = guest();
        var festival = festival();
        var wallet = as(guest.token()).get("/api/v1/me/wallets/" + festival);
        var answer = look("/api/v1/me/wallets/" + festival + "/qr.png" + query, guest.token(), "image/png");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var code = scan(picture(answer));
        assertThat(QrCode.parse(code).walletId()).isEqualTo(wallet.id());
        assertThat(as(staff)
                        .post("/api/v1/payments/validate-qr", "{\"qrCode\": \"%s\"}".formatted(code))
                        .body())
                .isEqualTo(wallet.body());
    }

    @ParameterizedTest
    @CsvSource({"'', 512", "?size=700, 700", "?size=1, 256", "?size=2147483647, 2048"})
    void isAsLargeAsAskedWithinBounds(String query, int pixels) throws Exception {
        var guest = guest();
        var festival = festival();
        as(guest.token()).get("/api/v1/me/wallets/" + festival);
        var image = picture(look("/api/v1/me/wallets/" + festival + "/qr.png" + query, guest.token(), "image/*"));
        assertThat(image.getWidth()).isEqualTo(pixels);
        assertThat(image.getHeight()).isEqualTo(pixels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "99999999999"})
    void refusesInvalidSizes(String size) throws Exception {
        var guest = guest();
        var festival = festival();
        as(guest.token()).get("/api/v1/me/wallets/" + festival);
        var answer = look("/api/v1/me/wallets/" + festival + "/qr.png?size=" + size, guest.token(), "image/png");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("\"code\":\"VALIDATION_ERROR\"", "\"details\":{\"size\":");
    }

    @Test
    void answersErrorsInJsonEvenToClientsThatAcceptPicturesOnly() throws Exception {
        var guest = guest();
        var missing = look("/api/v1/me/wallets/" + festival() + "/qr.png", guest.token(), "image/png");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(text(missing)).isEqualTo("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"Wallet not found\"}}");
        var nobody = look("/api/v1/me/wallets/" + UUID.randomUUID() + "/qr.png", null, "image/png");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(text(nobody)).isEqualTo("{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid user\"}}");
    }

    @Test
    void isAnsweredToClientsThatDoNotAcceptPicturesToo() throws Exception {
        var guest = guest();
        var festival = festival();
        as(guest.token()).get("/api/v1/me/wallets/" + festival);
        var answer = look("/api/v1/me/wallets/" + festival + "/qr.png", guest.token(), "application/json");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(scan(picture(answer))).isNotEmpty();
    }

    private HttpResponse<byte[]> look(String path, @Nullable String token, String accepted)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", accepted);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CAMERA.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static BufferedImage picture(HttpResponse<byte[]> answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    /** Decodes a picture with nothing but the code in it; in photographs the decoder might need several attempts. */
    private static String scan(BufferedImage image) throws ReaderException {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
