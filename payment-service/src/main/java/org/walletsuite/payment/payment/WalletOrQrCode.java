package org.walletsuite.payment.payment;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A payment names its wallet by id or by code, not by both. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WalletOrQrCode.Check.class)
@interface WalletOrQrCode {

    String message() default "Give either walletId or qrCode.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reports on {@code walletId}, so that the error names a field as every other does. */
    class Check implements ConstraintValidator<WalletOrQrCode, PaymentTerms> {

        @Override
        public boolean isValid(PaymentTerms terms, ConstraintValidatorContext context) {
            if ((terms.walletId() == null) != (terms.qrCode() == null)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("walletId")
                    .addConstraintViolation();
            return false;
        }
    }
}
