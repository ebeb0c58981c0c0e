// The service's own library for Node, pointed at the emulator behind a socket.
import twilio from 'twilio';

/** What answers and who asks. */
export interface LibraryLogin {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly accountSid: string;
}

/** A client whose API is at `url`; its pages follow the addresses that the emulator gives. */
export function createLibrary({ accountSid, password, url, user }: LibraryLogin): twilio.Twilio {
  const client = twilio(user, password, { accountSid });
  client.api.baseUrl = url;
  return client;
}
