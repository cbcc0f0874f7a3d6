/** Which address shows which screen. */
import { type JSX, lazy } from "react";
import { Redirect, Route, Switch } from "wouter";
import { useStart } from "./query.ts";
import { isReportTab, ReportFrame } from "./report-frame.tsx";
import { FindRoom, MemoryRoom, OldSiteRoom, PublishRoom, TermsRoom } from "./rooms.tsx";

const Desk = lazy(async () => ({ default: (await import("../report/desk.tsx")).Desk }));
const ImportFiles = lazy(async () => ({
  default: (await import("../exchange/import-files.tsx")).ImportFiles,
}));
const NewsletterButton = lazy(async () => ({
  default: (await import("../exchange/newsletter/newsletter-button.tsx")).NewsletterButton,
}));
const Welcome = lazy(async () => ({ default: (await import("../library/welcome.tsx")).Welcome }));
const SettingsRoom = lazy(async () => ({
  default: (await import("../library/settings-room.tsx")).SettingsRoom,
}));

/** Without a library every address shows the welcome screen. */
export function Routes(): JSX.Element {
  const { library } = useStart();
  if (!library) return <Welcome />;
  return (
    <Switch>
      <Route path="/desk">
        <Desk tools={<ImportFiles />} forMarked={<NewsletterButton />} />
      </Route>
      <Route path="/libraries" component={Welcome} />
      <Route path="/settings" component={SettingsRoom} />
      <Route path="/find" component={FindRoom} />
      <Route path="/memory" component={MemoryRoom} />
      <Route path="/terms" component={TermsRoom} />
      <Route path="/publish" component={PublishRoom} />
      <Route path="/old-site" component={OldSiteRoom} />
      <Route path="/report/:number/:tab">
        {({ number, tab }) =>
          isReportTab(tab) && /^[1-9]\d*$/.test(number) ? (
            <ReportFrame number={Number(number)} tab={tab} />
          ) : (
            <Redirect to="/desk" replace />
          )
        }
      </Route>
      <Route>
        <Redirect to="/desk" replace />
      </Route>
    </Switch>
  );
}
