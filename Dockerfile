# syntax=docker/dockerfile:1
# Build: docker build -t municipal-dx .        Run with SQL Server: see docker-compose.yml and docs/operations.md
ARG DOTNET=10.0

FROM mcr.microsoft.com/dotnet/sdk:${DOTNET} AS build
WORKDIR /source
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# The project and lock files first: the restored packages stay cached while only code changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/Compatibility/Microsoft.SqlServer.Server/*.csproj src/Compatibility/Microsoft.SqlServer.Server/packages.lock.json src/Compatibility/Microsoft.SqlServer.Server/
COPY src/Municipal.Dx.Domain/*.csproj src/Municipal.Dx.Domain/packages.lock.json src/Municipal.Dx.Domain/
COPY src/Municipal.Dx.Application/*.csproj src/Municipal.Dx.Application/packages.lock.json src/Municipal.Dx.Application/
COPY src/Municipal.Dx.Excel/*.csproj src/Municipal.Dx.Excel/packages.lock.json src/Municipal.Dx.Excel/
COPY src/Municipal.Dx.Data.Sqlite/*.csproj src/Municipal.Dx.Data.Sqlite/packages.lock.json src/Municipal.Dx.Data.Sqlite/
COPY src/Municipal.Dx.Data.SqlServer/*.csproj src/Municipal.Dx.Data.SqlServer/packages.lock.json src/Municipal.Dx.Data.SqlServer/
COPY src/Municipal.Dx.Web/*.csproj src/Municipal.Dx.Web/packages.lock.json src/Municipal.Dx.Web/
RUN dotnet restore src/Municipal.Dx.Web/Municipal.Dx.Web.csproj --locked-mode
COPY .editorconfig ./
COPY src/ src/
RUN dotnet publish src/Municipal.Dx.Web/Municipal.Dx.Web.csproj -c Release --no-restore -o /portal

# The default image, not Alpine or chiselled: it carries ICU (eras, NFKC), tzdata and bash, which the health check uses.
FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET}
USER root
# The system's patched SQLite is preferred over the bundled one (docs/adr/0003).
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 && rm -rf /var/lib/apt/lists/* \
  && mkdir -p /data && chown "$APP_UID:$APP_UID" /data
WORKDIR /app
COPY --from=build /portal ./
COPY seeds/ /seeds/
ENV DX_DATA=/data \
    ASPNETCORE_URLS=http://0.0.0.0:8080 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
VOLUME /data
EXPOSE 8080
# The image has neither curl nor wget: bash opens the connection itself.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "Municipal.Dx.Web.dll"]
