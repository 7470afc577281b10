package org.walletsuite.voucher.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpMethod;
import org.walletsuite.platform.picture.ImageFormat;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestImages;
import org.walletsuite.voucher.testing.GiftCardFixture;
import org.walletsuite.voucher.testing.OrderForm;

/** What a picture of a card may be. */
class OrderImageTest extends GiftCardFixture {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @TestFactory
    Stream<DynamicTest> takesPicturesByTheirContent() {
        return Map.of(
                        "card.png",
                        PNG,
                        "card.jpg",
                        TestImages.image("jpeg", 30, 20),
                        "card.webp",
                        TestImages.WEBP,
                        "jpeg.png",
                        TestImages.image("jpeg", 30, 20),
                        "png.svg",
                        PNG,
                        "png.exe",
                        PNG)
                .entrySet()
                .stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    var form = OrderForm.physical(card, "10.00", file.getValue())
                            .file("image", file.getKey(), file.getValue());

                    var order = number(order(seller, form).expect(201));

                    assertThat(ImageFormat.of(image(order))).isEqualTo(ImageFormat.of(file.getValue()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoPicture() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("nothing", new byte[0]);
        files.put("a text", bytes("beer"));
        files.put("an SVG", bytes("<svg xmlns=\"http://www.w3.org/2000/svg\">" + SCRIPT + "</svg>"));
        files.put("a PDF", bytes("%PDF-1.7\n%%EOF"));
        files.put("a page", bytes("<!doctype html>" + SCRIPT));
        files.put("a GIF", TestImages.image("gif", 30, 20));
        files.put("half a PNG", Arrays.copyOf(PNG, PNG.length / 2));
        files.put("a PNG's beginning", Arrays.copyOf(PNG, 8));
        files.put("a byte more than 5 MiB", Arrays.copyOf(PNG, 5 * 1024 * 1024 + 1));
        files.put("a header of 30,000 x 30,000", TestImages.pngClaiming(30_000, 30_000));
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    var before = orders();

                    var answer = order(seller, OrderForm.physical(card, "10.00", file.getValue()));

                    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                    assertThat(answer.json().propertyNames()).containsExactly("image");
                    assertThat(orders()).isEqualTo(before);
                }));
    }

    @Test
    void takesTheLargestPicture() {
        var file = Arrays.copyOf(PNG, 5 * 1024 * 1024);

        assertThat(order(seller, OrderForm.physical(card, "10.00", file)).status())
                .isEqualTo(201);
    }

    /** A white picture of 400 million pixels is a small file; as colors, one of them is more than the tests' heap. */
    @Test
    void refusesBombsAlsoFourTogether() {
        var bomb = TestImages.image("png", new BufferedImage(20_000, 20_000, BufferedImage.TYPE_BYTE_BINARY));
        var sellers = Stream.generate(() -> asUser(users.add().id())).limit(4).toList();

        var answers = atOnce(4, number -> order(sellers.get(number), OrderForm.physical(card, "10.00", bomb)));

        assertThat(answers).extracting(Answer::status).containsOnly(400);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.json().propertyNames()).containsExactly("image"));
    }

    @Test
    void keepsOfAPictureNothingButThePicture() {
        var trailing = bytes(SCRIPT);
        var file = Arrays.copyOf(PNG, PNG.length + trailing.length);
        System.arraycopy(trailing, 0, file, PNG.length, trailing.length);

        var order =
                number(order(seller, OrderForm.physical(card, "10.00", file)).expect(201));

        assertThat(new String(image(order), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void keepsPicturesSealed() {
        var order = number(order(seller, OrderForm.physical(card, "10.00", PNG)).expect(201));

        var sealed = db.sql("select sealed from gift_card_order_evidence where order_id = ?")
                .param(id(order))
                .query((row, _) -> row.getBytes(1))
                .single();

        assertThat(ImageFormat.of(sealed)).isEmpty();
    }

    private byte[] image(long order) {
        return admin.request(HttpMethod.GET, "/admin/orders/" + order + "/image")
                .exchange((_, response) -> response.getBody().readAllBytes());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
