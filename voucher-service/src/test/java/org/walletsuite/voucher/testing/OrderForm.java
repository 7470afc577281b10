package org.walletsuite.voucher.testing;

import org.walletsuite.platform.testing.MultipartForm;

/** The forms of orders in the making. */
public final class OrderForm {

    private OrderForm() {}

    public static MultipartForm eCode(long card, String amount, String pin) {
        return new MultipartForm()
                .text("type", "E-Code")
                .text("card", Long.toString(card))
                .text("amount", amount)
                .text("e_code_pin", pin);
    }

    public static MultipartForm physical(long card, String amount, byte[] image) {
        return new MultipartForm()
                .text("type", "Physical")
                .text("card", Long.toString(card))
                .text("amount", amount)
                .file("image", "card.png", image);
    }
}
