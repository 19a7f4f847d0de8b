package dev.muster.demo;

import dev.muster.access.CodeSignIn;
import dev.muster.access.SignInCodes;
import dev.muster.settings.Demo;
import dev.muster.shared.Actor;
import org.springframework.stereotype.Component;

/** The people as whom the demo can be looked at. */
@Component
class SignIns {
    private static final String HERE = "127.0.0.1";

    private final SignInCodes codes;
    private final CodeSignIn signIn;

    SignIns(SignInCodes codes, CodeSignIn signIn) {
        this.codes = codes;
        this.signIn = signIn;
    }

    void make(Actor admin, Story story) {
        for (Demo.SignIn s : Demo.SIGN_INS) {
            story.username(s.username())
                    .ifPresent(id -> signIn.use(codes.make(admin, id).code(), Demo.PASSWORD, HERE));
        }
    }
}
