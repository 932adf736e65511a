package io.framewright.benchmarks.report;

/** The page's style sheet, but for the charts'. */
final class HtmlStyle {

    static final String CSS = """
            :root{color-scheme:light dark;--page:#f6f8fa;--card:#fff;--ink:#1f2328;--muted:#57606a;--line:#d0d7de;
              --accent:#0072b2;--better:#0a6b4f;--worse:#b3431b}
            @media (prefers-color-scheme:dark){:root{--page:#0d1117;--card:#161b22;--ink:#e6edf3;--muted:#a3adb8;
              --line:#30363d;--accent:#56b4e9;--better:#4cc9a0;--worse:#f09265}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--page);color:var(--ink);line-height:1.5;
              font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
            header,main{max-width:1120px;margin:0 auto;padding:0 16px}
            h1{font-size:clamp(1.45rem,4vw,2.1rem);line-height:1.2;margin:1.6rem 0 .4rem}
            h2{font-size:1.3rem;margin:2.6rem 0 .4rem;scroll-margin-top:1rem}
            h3{font-size:1rem;margin:1.5rem 0 .4rem}
            p{max-width:75ch;margin:.3rem 0 1rem;overflow-wrap:anywhere}
            .where{color:var(--muted);font-size:.88rem}
            .facts{list-style:none;margin:1rem 0;padding:0;display:grid;gap:12px;
              grid-template-columns:repeat(auto-fill,minmax(min(100%,150px),1fr))}
            @media (min-width:700px){.facts{grid-template-columns:repeat(4,1fr)}}
            .facts li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 14px}
            .facts strong{display:block;font-size:clamp(1.1rem,4.4vw,1.45rem);line-height:1.25;color:var(--accent);
              font-variant-numeric:tabular-nums}
            .facts span{font-size:.88rem;color:var(--muted)}
            nav{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:.92rem;margin:1.2rem 0}
            a{color:var(--accent)}
            .charts{display:grid;gap:16px;align-items:start;
              grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr))}
            figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:8px;max-width:560px}
            figure svg{display:block;width:100%;height:auto}
            .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:8px}
            table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}
            th,td{padding:6px 12px;text-align:right;white-space:nowrap;border-top:1px solid var(--line)}
            thead th{border-top:0;color:var(--muted);font-weight:600}
            tbody th{font-weight:600}
            th:first-child{text-align:left;position:sticky;left:0;background:var(--card)}
            .muted{color:var(--muted)}
            .better{color:var(--better);font-weight:600}
            .worse{color:var(--worse);font-weight:600}
            dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px;font-size:.92rem;margin:.6rem 0 2rem}
            dt{color:var(--muted)}
            dd{margin:0;overflow-wrap:anywhere}
            @media (max-width:560px){#missing dl{grid-template-columns:minmax(0,1fr)}#missing dd{margin:0 0 8px}}
            """;

    private HtmlStyle() {}
}
