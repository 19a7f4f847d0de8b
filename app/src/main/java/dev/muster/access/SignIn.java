package dev.muster.access;

import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signing in with a password. */
@Component
public class SignIn {
    private final CredentialStore credentials;
    private final Passwords passwords;
    private final Actors actors;
    private final String nobody;

    SignIn(CredentialStore credentials, Passwords passwords, Actors actors) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.actors = actors;
        this.nobody = passwords.hash("nobody has this one");
    }

    /**
     * @param login username, e-mail or employee number
     * @param address where the attempt comes from
     * @throws BadInput with one sentence for all causes: it does not say which accounts exist
     */
    public Actor password(String login, String password, String address) {
        Optional<CredentialStore.Credential> found = credentials.find(login.strip());
        // Comparing with something even when nobody is found: the time taken must not tell.
        boolean right = passwords.matches(
                password, found.map(CredentialStore.Credential::hash).orElse(nobody));
        return found.filter(c -> right)
                .flatMap(c -> actors.person(c.personId()))
                .orElseThrow(() -> new BadInput("", "That sign-in name and password do not match."));
    }
}
